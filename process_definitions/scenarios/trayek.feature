# language: id
Fitur: Izin Penyelenggaraan Angkutan Orang dalam Trayek
  Dishub memeriksa kuota di samping fisik kendaraan; izinnya memuat daftar kendaraan.

  Skenario: Kendaraan dan tempat duduk dijumlahkan
    Dengan contoh permohonan "trayek"
    Maka nilai "jumlah_kendaraan" adalah "3"
    Dan nilai "jumlah_kursi" adalah "40"
    Dan nilai "uji_habis" adalah "Tidak"

  Skenario: Kendaraan yang ujinya habis ditunjukkan kepada petugas
    Dengan contoh permohonan "trayek" dengan
      | armada.2.uji_berlaku | 2026-01-31 |
    Maka nilai "uji_habis" adalah "Ya"

  Skenario: Kuota dan kendaraan diperiksa bersamaan
    Dengan contoh permohonan "trayek"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Hendra memutuskan "teruskan"
    Maka dishub ditanya
    Dan jalur "main/kuota" berada di "kuota"
    Dan jalur "main/kendaraan" berada di "jadwal_fisik"

  Skenario: Izin berlaku lima tahun
    Dengan contoh permohonan "trayek" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "issued"
    Dan dokumen "licences/trayek" terbit
    Dan dokumen bernomor "503/0001-DPMPTSP/TRAYEK/2026"
    Dan izin berlaku sampai "2031-03-01"

  Skenario: Lampiran izin memuat setiap kendaraan, dan kartu memuat kendaraannya sendiri
    Dengan contoh permohonan "trayek" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen "licences/trayek_lampiran" memuat "3 kendaraan, 40 tempat duduk"
    Dan dokumen "licences/trayek_lampiran" memuat "B 7150 WGB"
    Dan dokumen "licences/kartu_pengawasan" memuat "B 7013 WGA"
    Dan dokumen "licences/kartu_pengawasan" tidak memuat "B 7999 XX"

  Skenario: Nomor kendaraan yang salah tulis ditunjukkan
    Ketika permohonan "trayek" diajukan dengan
      | armada.1.tnkb | 7012-WGA |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "armada.1.tnkb" disebut

  Skenario: Setiap kendaraan memerlukan STNK dan bukti uji
    Ketika permohonan "trayek" diajukan tanpa dokumen "armada.2.stnk"
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "armada.2.stnk" disebut

  Skenario: STNK satu kendaraan yang buram diganti, yang lain tetap
    Dengan contoh permohonan "trayek"
    Dan Bayu sudah memutuskan "kembalikan" karena "Ada STNK yang buram." menyebut armada.2.stnk "Buram."
    Ketika pemohon memperbaiki dokumen "armada.2.stnk"
    Maka permohonan berada di "kelengkapan"

  Skenario: STNK yang tidak disebut tidak dapat diganti
    Dengan contoh permohonan "trayek"
    Dan Bayu sudah memutuskan "kembalikan" karena "Ada STNK yang buram." menyebut armada.2.stnk "Buram."
    Ketika pemohon memperbaiki dokumen "armada.1.stnk"
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "armada.1.stnk" disebut

  Skenario: Pemeriksa kendaraan tidak memberi rekomendasi
    Dengan contoh permohonan "trayek" sudah sampai di "rekomendasi"
    Ketika Joko memutuskan "disetujui" di "rekomendasi"
    Maka itu ditolak dengan kode "not-yours"

  Skenario: Kuota yang penuh dan kendaraan yang tidak laik menggagalkan izin
    Dengan contoh permohonan "trayek"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | kuota | ditolak |
      | jadwal_fisik | dijadwalkan |
      | uji_fisik | tidak |
      | periksa_fisik | tidak_laik |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | tolak |
    Ketika keputusan ini diambil
      | tanda_tangan_penolakan | ditandatangani |
    Maka permohonan berakhir "refused"

  Skenario: Kendaraan yang harus diganti tidak diganti
    Dengan contoh permohonan "trayek"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | kuota | diperbaiki |
      | jadwal_fisik | dijadwalkan |
      | uji_fisik | laik |
      | periksa_fisik | ulang |
      | jadwal_fisik | dijadwalkan |
      | uji_fisik | laik |
      | periksa_fisik | ganti |
    Ketika keputusan ini diambil
      | perbaikan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Verifikator dapat meminta perbaikan
    Dengan contoh permohonan "trayek"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
    Ketika keputusan ini diambil
      | verifikasi | kembalikan |
    Maka permohonan berada di "perbaikan"

  Skenario: Kepala Dishub dapat meminta pemeriksaan lagi
    Dengan contoh permohonan "trayek"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | kuota | disetujui |
      | jadwal_fisik | dijadwalkan |
      | uji_fisik | laik |
      | periksa_fisik | laik |
    Ketika keputusan ini diambil
      | rekomendasi | kembalikan |
    Maka permohonan berada di "pemeriksaan"
    Dan jalur "main/kuota" berada di "kuota"
    Dan jalur "main/kendaraan" berada di "jadwal_fisik"

  Skenario: Kepala Dishub dapat tidak merekomendasikan
    Dengan contoh permohonan "trayek"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_fisik | dijadwalkan |
      | uji_fisik | laik |
      | periksa_fisik | laik |
      | kuota | disetujui |
    Ketika keputusan ini diambil
      | rekomendasi | ditolak |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Ketua Pokja dapat mengembalikan kepada verifikator
    Dengan contoh permohonan "trayek"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | kuota | disetujui |
      | jadwal_fisik | dijadwalkan |
      | uji_fisik | laik |
      | periksa_fisik | laik |
      | rekomendasi | disetujui |
    Ketika keputusan ini diambil
      | paraf_pokja | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Kepala Bidang dapat mengembalikan kepada verifikator
    Dengan contoh permohonan "trayek"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_fisik | dijadwalkan |
      | uji_fisik | laik |
      | kuota | disetujui |
      | periksa_fisik | laik |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
    Ketika keputusan ini diambil
      | paraf_bidang | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Kepala Dinas dapat mengembalikan kepada verifikator
    Dengan contoh permohonan "trayek"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_fisik | dijadwalkan |
      | uji_fisik | laik |
      | periksa_fisik | laik |
      | kuota | disetujui |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
      | paraf_bidang | diparaf |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Setiap kendaraan mendapat kartu pengawasan sendiri
    Dengan contoh permohonan "trayek" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka 3 dokumen "licences/kartu_pengawasan" terbit
    Dan dokumen bernomor "551/00001-DPMPTSP/KP/2026"
    Dan dokumen bernomor "551/00003-DPMPTSP/KP/2026"
    Dan izin berlaku sampai "2027-03-01"

  Skenario: Perpanjangan melanjutkan masa berlaku, dengan kartu baru
    Dengan izin "trayek" sudah terbit
    Dan hari ini tanggal 2030-12-02
    Dan permohonan "perpanjangan" tentang izin itu diajukan
    Ketika semua yang ditanya menyetujui
    Maka izin "503/0001-DPMPTSP/TRAYEK/2026" diperpanjang
    Dan izin "503/0001-DPMPTSP/TRAYEK/2030" berlaku sampai "2036-03-01"
    Dan dokumen bernomor "551/00001-DPMPTSP/KP/2030"

  Skenario: Perpanjangan tidak dapat diajukan lebih dari 90 hari sebelumnya
    Dengan izin "trayek" sudah terbit
    Dan hari ini tanggal 2030-11-30
    Ketika permohonan "perpanjangan" tentang izin itu diajukan
    Maka itu ditolak dengan kode "too-early"

  Skenario: Pemegang izin diingatkan tiga kali
    Dengan izin "trayek" sudah terbit
    Ketika 1825 hari berlalu
    Maka pemohon diberi tahu "expiring" 3 kali

  Skenario: Tiap kendaraan diuji dengan tugasnya sendiri
    Dengan contoh permohonan "trayek"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_fisik | dijadwalkan |
    Dan petugas di "uji_fisik" untuk baris 1 sudah memutuskan "laik"
    Dan petugas di "uji_fisik" untuk baris 3 sudah memutuskan "laik"
    Maka jalur "main/kendaraan/uji_kendaraan[2]" berada di "uji_fisik"
    Ketika petugas di "uji_fisik" untuk baris 2 memutuskan "tidak" karena "Rem aus"
    Maka jalur "main/kendaraan" berada di "periksa_fisik"

  Skenario: Setiap kendaraan mengambil satu dari kuota trayeknya
    Dengan contoh permohonan "trayek"
    Maka permohonan memegang 3 dari 40 "kuota"

  Skenario: Perpanjangan tetap memegang kuota izinnya
    Dengan izin "trayek" sudah terbit
    Dan hari ini tanggal 2030-12-02
    Dan permohonan "perpanjangan" tentang izin itu diajukan
    Maka permohonan memegang 3 dari 40 "kuota"
    Ketika semua yang ditanya menyetujui
    Maka permohonan memegang 3 dari 40 "kuota"

  Skenario: Permohonan yang ditarik mengembalikan kuotanya
    Dengan contoh permohonan "trayek"
    Dan pemohon menarik permohonannya karena "Kendaraan dijual."
    Maka permohonan tidak memegang "kuota"

  Skenario: Kuota yang habis ditunjukkan dengan sisanya
    Dengan contoh permohonan "trayek" dengan
      | kode_trayek | d10 |
    Ketika pemohon lain mengajukan permohonan dengan
      | kode_trayek | d10 |
    Maka itu ditolak dengan kode "taken"
    Dan isian "kode_trayek" disebut
    Dan isian "armada" disebut
    Dan alasannya menyebut "tersisa 2 dari 5, sedangkan permohonan ini memerlukan 3"
